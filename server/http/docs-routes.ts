// The API's document, and a page to read and try it on: Swagger UI from our own files, under our own policy.
import { createRequire } from 'node:module';
import { Router } from 'express';
import { PROBLEMS } from '../../shared/api/problem.ts';
import { escapeHtml } from '../../shared/article/html.ts';
import type { Door } from './door.ts';
import { openApi } from './openapi.ts';

const require = createRequire(import.meta.url);

const FILES = {
  'swagger-ui-bundle.js': require.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
  'swagger-ui.css': require.resolve('swagger-ui-dist/swagger-ui.css'),
};

/** A token never goes together with the session's cookie, which a browser would add by itself. */
const OPEN = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: false,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (request.headers.Authorization) request.credentials = 'omit';
    return request;
  },
});
`;

const STYLE = `body { margin: 0; background: #fff; }
.problems { max-width: 1460px; margin: 0 auto; padding: 0 20px 4rem; color: #3b4151; font-family: sans-serif; }
.problems dt { font-weight: 600; scroll-margin-top: 1rem; } .problems dd { margin: 0 0 .75rem; }
.problems :target { outline: 2px solid #1f4480; outline-offset: 4px; }
`;

export function docsRoutes(doors: readonly Door[]): Router {
  const routes = Router();
  const document = JSON.stringify(openApi(doors));
  routes.get('/openapi.json', (_, response) => void response.type('json').send(document));
  routes.get('/docs', (_, response) => void response.type('html').send(PAGE));
  routes.get('/docs/open.js', (_, response) => void response.type('js').send(OPEN));
  routes.get('/docs/page.css', (_, response) => void response.type('css').send(STYLE));
  for (const [name, file] of Object.entries(FILES))
    routes.get(`/docs/${name}`, (_, response) => {
      response.setHeader('cache-control', 'public, max-age=86400');
      response.sendFile(file);
    });
  return routes;
}

const problems = Object.entries(PROBLEMS).map(
  ([code, { status, title }]) =>
    `<dt id="problem-${code}"><code>${code}</code></dt><dd>${status}: ${escapeHtml(title)}.</dd>`,
);

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/svg+xml" href="/galley.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/page.css">
<title>Galley’s API</title>
</head>
<body>
<main>
<div id="api"></div>
<section class="problems" aria-labelledby="problems">
<h2 id="problems">Why something is refused</h2>
<dl>${problems.join('\n')}</dl>
</section>
</main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/open.js"></script>
</body>
</html>
`;
