// All that is measured, in the order of the table's columns.
import { galley } from './galley.ts';
import { socketIoRelay } from './socket-io-relay.ts';
import type { System } from './system.ts';

export const SYSTEMS: readonly System[] = [galley, socketIoRelay];
