import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Serves the mock's service worker while you develop, from the package: it cannot get old, and never reaches production. */
const mockServiceWorker = {
  name: 'mock-service-worker',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use('/mockServiceWorker.js', async (_request, response) => {
      const file = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));
      response.setHeader('content-type', 'text/javascript');
      response.end(await readFile(file));
    });
  },
};

export default defineConfig({
  plugins: [react(), mockServiceWorker],
  // It starts a worker of its own by its address, which bundling would move.
  optimizeDeps: { exclude: ['@koukoutu/mock-server'] },
});
