import { defineConfig } from "vite";

// One file for each page that needs one, without a hash in its name: the server names them and sets how long they are kept.
export default defineConfig({
  build: {
    outDir: "../src/recount/serve/static",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: { desk: "src/desk.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
});
