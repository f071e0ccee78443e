// The two faces, for pages of the server's own: the client's build has them under names of its own.
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const PACKAGES = ['@fontsource-variable/newsreader', '@fontsource-variable/inter'];

/** They change with a release only, and then seldom: a day in a browser's cache harms nobody. */
export function fontRoutes(): Router {
  const routes = Router();
  for (const name of PACKAGES) {
    const files = new URL('./files/', import.meta.resolve(`${name}/package.json`));
    routes.use(express.static(fileURLToPath(files), { maxAge: '1d', index: false, redirect: false }));
  }
  return routes;
}

const FACES = [
  { family: 'Newsreader Variable', style: 'normal', file: 'newsreader-latin-opsz-normal' },
  { family: 'Newsreader Variable', style: 'italic', file: 'newsreader-latin-wght-italic' },
  { family: 'Inter Variable', style: 'normal', file: 'inter-latin-wght-normal' },
];

/** The faces as a style sheet says them. */
export const FONT_FACES = FACES.map(
  ({ family, style, file }) =>
    `@font-face { font-family: '${family}'; font-style: ${style}; font-weight: 200 800; font-display: swap; src: url('/fonts/${file}.woff2') format('woff2'); }`,
).join('\n');
