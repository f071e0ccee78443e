// Tiptap over y-tiptap on a page of its own, with Hocuspocus, comments as marks in the same words.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import * as Y from 'yjs';
import type { Chance } from '../load/chance.ts';
import { Program } from '../load/program.ts';
import { prose } from '../load/prose.ts';
import { hocuspocus } from '../systems/hocuspocus.ts';
import { versionsOf } from '../systems/peer-program.ts';
import { bringing } from '../systems/seeded.ts';
import type { Editor, Size } from './stand.ts';

const PAGE = fileURLToPath(new URL('../peers/tiptap', import.meta.url));
/** The name that y-tiptap gives to the article. */
const ROOT = 'default';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export const tiptapPage: Editor = {
  name: 'Tiptap + y-tiptap',
  version: versionsOf('@tiptap/core', '@tiptap/y-tiptap', '@hocuspocus/server'),
  kind: 'peer',
  opens: async (chance, size) => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
    const built = join(folder, 'page');
    await build({ root: PAGE, configFile: false, logLevel: 'error', build: { outDir: built } });
    const program = await Program.start(hocuspocus.program(folder));
    const house = await hocuspocus.house(program.port, 0);
    const doc = await bringing(house.opens, 'article', article(chance, size));
    const files = await serve(built);
    let next = 0;
    return {
      house,
      doc,
      textOf: (copy) => paragraphIn(copy, next++),
      cookies: [],
      address: `${files.address}/index.html#${program.port},${doc.name}`,
      // It has nothing around it.
      around: 'body',
      board: null,
      close: async () => {
        files.server.close();
        await program.end();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** Paragraphs, with a comment's mark on twenty characters here and there. */
function article(chance: Chance, { words, threads }: Size): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const lines = prose(words, chance).split('\n\n');
  const paragraphs = lines.map((line, at) => {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    const [first, second] = [10, Math.floor(line.length / 2)];
    text.applyDelta([
      { insert: line.slice(0, first) },
      passage(line.slice(first, first + 20), at < threads ? at : null),
      { insert: line.slice(first + 20, second) },
      passage(line.slice(second, second + 20), at + lines.length < threads ? at + lines.length : null),
      { insert: line.slice(second + 20) },
    ]);
    paragraph.insert(0, [text]);
    return paragraph;
  });
  doc.getXmlFragment(ROOT).insert(0, paragraphs);
  return Y.encodeStateAsUpdate(doc);
}

/** Words with a comment's mark, or without one. */
function passage(insert: string, thread: number | null) {
  return thread === null ? { insert } : { insert, attributes: { comment: { thread } } };
}

function paragraphIn(copy: Y.Doc, nth: number): Y.Text {
  const fragment = copy.getXmlFragment(ROOT);
  const paragraph = fragment.get((nth * 17) % fragment.length);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('There is no such paragraph.');
  return text;
}

function serve(folder: string): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, normalize(new URL(url, 'http://localhost').pathname));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    return response.end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ server, address: `http://127.0.0.1:${port}` });
    });
  });
}
