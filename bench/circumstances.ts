// On what, when and with which versions something was measured: without it a figure says nothing.
import { cpus, release, totalmem, type } from 'node:os';

type Versioned = { readonly name: string; readonly version: string };

export function circumstances(reps: string, systems: readonly Versioned[]): string {
  const [{ model } = { model: 'unknown' }, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `Medians of ${reps}, in turn, ${new Date().toISOString().slice(0, 10)}.`,
    `${others.length + 1} × ${model}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}; server and load on the same machine, loopback.`,
    ...systems.map(({ name, version }) => `${name}: ${version}.`),
  ].join('\n');
}
