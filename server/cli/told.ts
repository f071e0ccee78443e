// A backup as the command line tells of it.
import type { Verified } from '../backup/verify-backup.ts';

export function contentOf({ sha256, at, format, ...counts }: Verified): readonly string[] {
  const { drafts, updates, events, editions, people } = counts;
  return [
    `SHA-256 ${sha256}`,
    `Made ${at}, format ${format}: ${drafts} drafts, ${updates} updates, ${events} events, ${editions} editions, ${people} people.`,
    'Read back and verified: every page, every row, every chain, every edition.',
  ];
}
