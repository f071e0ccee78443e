// A route that is asked something small in JSON: read, checked, and then done; answered with what it gives or its refusal.
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { sendRefusal } from './failure.ts';
import { plainJson } from './plain-json.ts';

/** More than any name, address and password need. */
const LIMIT = 4_000;

type Act<S extends z.ZodType> = (
  asked: z.output<S>,
  request: Request,
  response: Response,
) => object | Refusal | Promise<object | Refusal>;

export function asked<S extends z.ZodType>(schema: S, act: Act<S>): RequestHandler[] {
  return [
    plainJson(LIMIT),
    async (request, response) => {
      const parsed = schema.safeParse(request.body);
      if (!parsed.success) return sendRefusal(response, refuse('invalid', complaint(parsed.error)));
      sendAnswer(response, await act(parsed.data, request, response));
    },
  ];
}

export function sendAnswer(response: Response, answer: object | Refusal): void {
  if (isRefusal(answer)) sendRefusal(response, answer);
  else response.json(answer);
}

function isRefusal(answer: object): answer is Refusal {
  return 'code' in answer;
}

/** One line, the first of what is wrong, and where unless the words say it. */
function complaint({ issues }: z.ZodError): string {
  const [first] = issues;
  if (!first) return 'That cannot be read.';
  const where = first.path.join('.');
  return where === '' ? first.message : `${where}: ${first.message}`;
}
