// Whoever receives webhooks: a server of somebody else's that keeps what it is sent, and answers as it is told.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { type HookMessage, hookMessageSchema } from '../../shared/api/hooks.ts';

export type Received = {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly message: HookMessage | null;
};

type Answers = (received: Received, response: ServerResponse) => void;

export class Receiver {
  readonly received: Received[] = [];
  /** Lines that were opened to it, whether or not anything was said on them. */
  lines = 0;
  answers: Answers = (_, response) => void response.writeHead(204).end();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open({ host = '127.0.0.1', port = 0 } = {}): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('connection', () => {
      receiver.lines += 1;
    });
    server.on('request', (request, response) => void receiver.#receives(request, response));
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return receiver;
  }

  get port(): number {
    const at = this.#server.address();
    if (at === null || typeof at === 'string') throw new Error('The receiver is closed.');
    return at.port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it was sent of events, in the order in which it came. */
  get messages(): readonly HookMessage[] {
    return this.received.flatMap(({ message }) => message ?? []);
  }

  /** Answers everything with this. */
  says(status: number, headers: Record<string, string> = {}): void {
    this.answers = (_, response) => void response.writeHead(status, headers).end();
  }

  async #receives(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    const read = hookMessageSchema.safeParse(JSON.parse(body));
    const received = { headers: request.headers, body, message: read.success ? read.data : null };
    this.received.push(received);
    this.answers(received, response);
  }
}
