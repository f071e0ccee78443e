// The application's shell on this device: once visited, Galley opens without a line. It serves no word of an article;
// those are kept by the page itself.

// A module: its `self` is the worker's own.
export {};

declare const self: ServiceWorkerGlobalScope;
/** The files of this build, put in when it is built; so every release is another worker. */
declare const SHELL_FILES: readonly string[];

/** Every address of the application is this page; this one is served to whoever asks. */
const PAGE = '/sign-in';
const OURS = 'galley-shell-';
const SHELL = OURS + hashOf(SHELL_FILES.join('\n'));
/** Pages of the release before this one may still be open, and ask for the parts they have not loaded yet. */
const RELEASES = 2;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

async function install(): Promise<void> {
  const shell = await caches.open(SHELL);
  await shell.addAll([PAGE, ...SHELL_FILES]);
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const releases = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== SHELL);
  const old = releases.slice(0, Math.max(0, releases.length + 1 - RELEASES));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The server's own page while it answers: it knows who is signed in, and which release this is. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.status < 500) return answer;
    return (await cached(PAGE)) ?? answer;
  } catch (error) {
    const kept = await cached(PAGE);
    if (!kept) throw error;
    return kept;
  }
}

async function cached(path: string): Promise<Response | undefined> {
  const shell = await caches.open(SHELL);
  return shell.match(path);
}

/** A file carries its hash in its name: whichever release keeps it, it is the same. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** Editions and what machines ask are the server's alone. */
function isPage(path: string): boolean {
  return !/^\/(api|editions|fonts)\//.test(path) && !/\.[a-z\d]{1,8}$/i.test(path);
}

function hashOf(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return hash.toString(36);
}
