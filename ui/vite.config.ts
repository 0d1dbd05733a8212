import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The fonts pdf.js falls back on for a PDF that embeds none, served from our own origin. */
const STANDARD_FONTS = 'pdfjs/standard_fonts/';

const standardFonts = (): Plugin => {
  const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const folder = join(packageFolder, 'standard_fonts');
  return {
    name: 'pdfjs-standard-fonts',
    generateBundle() {
      for (const name of readdirSync(folder)) {
        this.emitFile({
          type: 'asset',
          fileName: STANDARD_FONTS + name,
          source: readFileSync(join(folder, name)),
        });
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${STANDARD_FONTS}`, (request, response, next) => {
        const name = (request.url ?? '').slice(1);
        if (!readdirSync(folder).includes(name)) {
          next();
          return;
        }
        response.end(readFileSync(join(folder, name)));
      });
    },
  };
};

// Two pages from one source: the program (`index.html`) and, in review mode only, a page of every
// component fixture. The review page never reaches the installed program.
export default defineConfig(({ mode }) => {
  const review = mode === 'review';
  return {
    base: './',
    plugins: [react(), standardFonts()],
    css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
    server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
    build: {
      outDir: review ? 'dist-review' : 'dist',
      emptyOutDir: true,
      target: 'es2022',
      // A data: address for a small file would need a wider content security policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: review ? 'review.html' : 'index.html' },
    },
    test: {
      environment: 'jsdom',
      setupFiles: ['src/test-setup.ts'],
      include: ['src/**/*.test.{ts,tsx}'],
      css: false,
      unstubGlobals: true,
      restoreMocks: true,
    },
  };
});
