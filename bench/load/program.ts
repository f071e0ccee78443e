// A server in a process of its own, measured from outside: what it costs in processor time and memory (Linux).
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export type ProgramOf = {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints when it listens, with its port as the one group. */
  readonly ready: RegExp;
  /** Where its processor profile is put when it ends. */
  readonly profile?: string | undefined;
};

/** The kernel counts processor time in ticks of a hundredth of a second. */
const TICKS = 100;
const STARTS_WITHIN = 60_000;
const ENDS_WITHIN = 15_000;

export class Program {
  readonly port: number;
  readonly #process: ChildProcess;
  readonly #said: { text: string };

  private constructor(process: ChildProcess, port: number, said: { text: string }) {
    this.#process = process;
    this.port = port;
    this.#said = said;
  }

  static async start({ args, env = {}, ready, profile }: ProgramOf): Promise<Program> {
    const child = spawn(
      process.execPath,
      [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), ...args],
      {
        env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const complaints = { text: '' };
    child.stderr.on('data', (chunk) => {
      if (complaints.text.length < 4_000) complaints.text += chunk;
    });
    const port = await Promise.race([
      portOf(child, ready),
      once(child, 'exit'),
      pause(STARTS_WITHIN, null, { ref: false }),
    ]);
    if (typeof port === 'number') return new Program(child, port, complaints);
    child.kill('SIGKILL');
    throw new Error(`${args.join(' ')} did not start: ${complaints.text}`);
  }

  /** What it said on its error output. */
  get complaints(): string {
    return this.#said.text;
  }

  /** Processor seconds so far, of all its threads. */
  get worked(): number {
    const stat = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  /** Memory in use, in megabytes. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await Promise.race([ended, pause(ENDS_WITHIN, null, { ref: false })]);
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill('SIGKILL');
      await ended;
    }
  }
}

function portOf(child: ChildProcess, ready: RegExp): Promise<number> {
  return new Promise((resolve) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      if (printed.length < 100_000) printed += chunk;
      const port = ready.exec(printed)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}
