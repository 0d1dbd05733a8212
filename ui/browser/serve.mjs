import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
};

/** The content security policy of the installed program, read where the shell reads it. */
const policy = async () => {
  const file = new URL('../../src-tauri/tauri.conf.json', import.meta.url);
  const { csp } = JSON.parse(await readFile(file, 'utf8')).app.security;
  return typeof csp === 'string'
    ? csp
    : Object.entries(csp)
        .map(([name, value]) => `${name} ${[value].flat().join(' ')}`)
        .join('; ');
};

/** Serves a built folder on loopback under that policy. Gives its address and a way to stop. */
export const serve = async (folder) => {
  const csp = await policy();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': csp,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => server.close(),
  };
};
