// Files that the build has packed already go out as they are to whoever can unpack them.
import { globSync } from 'node:fs';
import { sep } from 'node:path';
import type { RequestHandler } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Stands before what serves the folder: the packed file is served in the place of the other. */
export function packed(folder: string): RequestHandler {
  const typeOf = new Map(globSync('assets/*.{js,css}.br', { cwd: folder }).map(addressAndType));
  return (request, response, next) => {
    const type = typeOf.get(request.path);
    if (type === undefined) return next();
    // Caches on the way must not give it to somebody who cannot unpack it.
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('br') !== 'br') return next();
    response.setHeader('content-encoding', 'br');
    response.setHeader('content-type', type);
    request.url = request.url.replace(request.path, `${request.path}.br`);
    next();
  };
}

function addressAndType(file: string): readonly [address: string, type: string] {
  const name = file.replaceAll(sep, '/').replace(/\.br$/, '');
  return [`/${name}`, TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'];
}
