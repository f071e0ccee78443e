// One door of the API: its address, who may come through, what goes in and out, each with its schema. The same table is
// served, described at /api/openapi.json and tested.
import { z } from 'zod';
import type { Scope } from '../../shared/api/tokens.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Asker } from './signed-in.ts';

/** A token's scope opens it, or a session on our own pages only. */
export type Key = Scope | 'session';

type Schema = z.ZodType;

type Plan<P, Q, B, A> = {
  readonly method: 'get' | 'post';
  /** As Express writes it, below /api. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly key: Key;
  /** The address's own parts; what does not fit is an address that leads nowhere. */
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly answer: z.ZodType<A>;
  readonly handle: (came: Came<P, Q, B>) => Promise<A | Refusal> | A | Refusal;
};

type Came<P, Q, B> = { readonly asker: Asker; readonly params: P; readonly query: Q; readonly body: B };

export type Door = Pick<
  Plan<unknown, unknown, unknown, unknown>,
  'method' | 'path' | 'name' | 'summary' | 'key'
> & {
  readonly params: Schema | null;
  readonly query: Schema | null;
  readonly body: Schema | null;
  readonly answer: Schema;
  open(came: {
    readonly asker: Asker;
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
  }): Promise<Opened>;
};

export type Opened =
  | { readonly ok: true; readonly told: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

export function door<P, Q, B, A>(plan: Plan<P, Q, B, A>): Door {
  const { method, path, name, summary, key, answer, handle } = plan;
  const [params, query, body] = [plan.params ?? null, plan.query ?? null, plan.body ?? null];
  return {
    ...{ method, path, name, summary, key, params, query, body, answer },
    async open({ asker, ...came }) {
      const address = read(plan.params, came.params);
      if (!address.success) return no(refuse('not-found', 'There is no such address.'));
      const query = read(plan.query, came.query);
      if (!query.success) return no(unreadable(query.error));
      const body = read(plan.body, came.body);
      if (!body.success) return no(unreadable(body.error));
      const answered = await handle({ asker, params: address.data, query: query.data, body: body.data });
      if (isRefusal(answered)) return no(answered);
      // Nobody reads what they may not any more; what was done, though, was done, and is told.
      if (key === 'read' && !asker.mayStill()) return no(refuse('signed-out', 'Sign in again.'));
      return { ok: true, told: answer.parse(answered) };
    },
  };
}

/** What no schema was given for is not looked at. */
function read<T>(schema: z.ZodType<T> | undefined, value: unknown): z.ZodSafeParseResult<T> {
  return schema ? schema.safeParse(value) : { success: true, data: undefined as T };
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;
}

function unreadable(error: z.ZodError): Refusal {
  return refuse('invalid', z.prettifyError(error).slice(0, 500));
}

function no(refusal: Refusal): Opened {
  return { ok: false, refusal };
}
