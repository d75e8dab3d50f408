from recount.link.block import candidates, chained
from recount.link.cluster import agglomerate, average_linkage, components
from recount.model.bonds import Bonds


def test_a_chain_of_likenesses_is_not_joined_end_to_end():
    likeness = {(0, 1): 0.9, (1, 2): 0.5}
    assert average_linkage(3, likeness.items(), 0.4) == [[0, 1], [2]]


def test_weak_likenesses_within_a_group_count_and_between_groups_do_not():
    likeness = {(0, 3): 0.9, (1, 4): 0.9, (0, 4): 0.2, (3, 5): 0.6, (0, 5): 0.3}
    assert average_linkage(6, likeness.items(), 0.5) == [[0, 3], [1, 4], [2], [5]]
    assert average_linkage(6, likeness.items(), 0.4) == [[0, 3, 5], [1, 4], [2]]


def test_what_is_judged_one_is_joined_where_no_likeness_ties_it_and_what_is_not_is_kept_apart():
    judged = Bonds(same=((0, 2), (4, 5)), apart=frozenset({(1, 3)}))
    likeness = {(0, 1): 0.9, (1, 3): 0.9, (2, 4): 0.9, (2, 5): 0.9, (0, 4): 0.5, (0, 5): 0.5}
    assert average_linkage(6, likeness.items(), 0.5, judged) == [[0, 2, 4, 5], [1], [3]]


def test_a_veto_of_one_part_holds_for_the_whole():
    def score(a, b):
        return None if {"hot", "cold"} <= a | b else 1.0

    groups = agglomerate([{"hot"}, {"mild"}, {"cold"}], [(0, 1), (1, 2), (0, 2)], score, set.union, 1.0)
    assert groups == [[0, 1], [2]]


def test_what_no_block_proposes_is_never_compared():
    asked = []
    agglomerate([1, 2, 3], [(0, 1)], lambda a, b: asked.append((a, b)), lambda a, _: a, 0.0)
    assert asked == [(1, 2)]


def test_components_follow_chains():
    assert components(5, [(3, 1), (1, 4)]) == [[0], [1, 3, 4], [2]]


def test_a_key_that_everybody_carries_proposes_nothing():
    keys = [["war", str(n // 2)] for n in range(6)]
    assert list(candidates(keys, crowd=5)) == [(0, 1), (2, 3), (4, 5)]


def test_chained_pairs_stay_linear():
    assert len(list(chained([["war"]] * 100, reach=3))) == 3 * 100 - 6


def test_candidates_share_as_many_keys_as_asked_and_crowded_keys_do_not_count():
    keys = ["abc", "abx", "ayz", "bcq"]
    assert list(candidates(keys)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]
    assert list(candidates(keys, shared=2)) == [(0, 1), (0, 3)]
    assert list(candidates(keys, crowd=2)) == [(0, 3)]
    assert list(candidates(keys, shared=[2, 2, 1, 2])) == [(0, 1), (0, 2), (0, 3), (1, 2)]
