/** Which folder never reaches for what. Each rule carries a source that breaks it, so that it is known to bite. */
import { isBuiltin } from 'node:module';
import { reachOf } from './imports.ts';

export type Rule = {
  readonly folder: string;
  /** A file of the checkout that the rule is for. */
  readonly applies: (file: string) => boolean;
  readonly never: readonly Target[];
  readonly broken: readonly [file: string, source: string];
};

/** A folder of ours ends with a slash; `node:*` is all that Node brings; anything else is a package, with what lies in it. */
type Target = string;

const react: readonly Target[] = [
  'react',
  'react-dom',
  'react-router',
  '@tanstack/*',
  '@hello-pangea/dnd',
  '@mantine/*',
  '@tabler/icons-react',
];
const sockets: readonly Target[] = ['socket.io', 'socket.io-client'];
const databases: readonly Target[] = ['node:sqlite', 'pg', 'kysely'];

/** The folders of client/ that are no place a person can be. */
const notScreens = ['client/sync/', 'client/hooks/', 'client/editor/', 'client/ui/', 'client/public/'];

export const rules: readonly Rule[] = [
  {
    folder: 'shared',
    applies: under('shared/'),
    never: ['server/', 'client/', 'seeds/', 'tests/', 'node:*', ...react, ...sockets],
    broken: ['shared/review/gate.ts', `import { readFileSync } from 'fs';`],
  },
  {
    folder: 'server',
    applies: under('server/'),
    never: ['client/', 'tests/', 'socket.io-client', ...react],
    broken: ['server/app.ts', `export type { Line } from '../client/sync/connection.ts';`],
  },
  {
    folder: 'server/rooms, server/commands and server/hooks',
    applies: under('server/rooms/', 'server/commands/', 'server/hooks/'),
    never: ['socket.io', 'express', 'better-auth', ...databases],
    broken: ['server/rooms/room.ts', `import type { DatabaseSync } from 'node:sqlite';`],
  },
  {
    folder: 'server outside server/sockets',
    applies: (file) => under('server/')(file) && !under('server/sockets/')(file),
    never: ['socket.io'],
    broken: ['server/http/routes.ts', `const { Server } = await import('socket.io');`],
  },
  {
    folder: 'server/store',
    applies: under('server/store/'),
    never: ['server/rooms/', 'server/commands/', 'server/sockets/', 'server/http/'],
    broken: ['server/store/sqlite/store.ts', `import { Room } from '../../rooms/room.ts';`],
  },
  {
    folder: 'client',
    applies: under('client/'),
    never: ['server/', 'seeds/', 'tests/', 'node:*', 'socket.io', 'express'],
    broken: ['client/app.tsx', `type Room = import('../server/rooms/room.ts').Room;`],
  },
  {
    folder: 'client outside client/sync',
    applies: (file) => under('client/')(file) && !under('client/sync/')(file),
    never: ['socket.io-client'],
    broken: ['client/hooks/use-line.ts', `import type { Socket } from 'socket.io-client';`],
  },
  {
    folder: 'client/sync',
    applies: under('client/sync/'),
    never: react,
    broken: ['client/sync/provider.ts', `import { useState } from 'react';`],
  },
  {
    folder: 'a screen',
    applies: (file) => /^client\/[^/]+\//.test(file) && !under(...notScreens)(file),
    never: ['client/sync/', 'yjs', 'socket.io-client'],
    broken: ['client/board/board-page.tsx', `export * from '../sync/board-feed.ts';`],
  },
  {
    folder: 'client/ui',
    applies: under('client/ui/'),
    never: ['shared/', 'client/hooks/', 'client/sync/'],
    broken: ['client/ui/theme.ts', `import type { Card } from '../../shared/review/card.ts';`],
  },
];

/** What `file` imports against the rule, as it was written. */
export function breaches(rule: Rule, file: string, source: string): readonly string[] {
  if (!rule.applies(file)) return [];
  return reachOf(file, source).imports.filter((name) => rule.never.some((target) => hits(name, target)));
}

/** The environment is read where a process begins, so that everything else can be given its settings. */
export function readsEnvironmentElsewhere(file: string, source: string): boolean {
  return !['server/main.ts', 'server/cli/main.ts'].includes(file) && reachOf(file, source).readsEnvironment;
}

function hits(name: string, target: Target): boolean {
  if (target === 'node:*') return isBuiltin(name);
  if (target.endsWith('/*')) return name.startsWith(target.slice(0, -1));
  if (target.endsWith('/')) return name.startsWith(target);
  return name === target || name.startsWith(`${target}/`);
}

function under(...folders: readonly string[]): (file: string) => boolean {
  return (file) => folders.some((folder) => file.startsWith(folder));
}
