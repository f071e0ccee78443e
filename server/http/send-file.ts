// A file to be saved, which no browser opens as a page of ours: whatever stands in it can do nothing here.
import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { PAGE_STYLE } from '../../shared/article/html-page.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { attachment } from '../export/file-name.ts';
import type { File } from '../export/formats.ts';
import { sendRefusal } from './failure.ts';

const style = createHash('sha256').update(PAGE_STYLE).digest('base64');

export const FILE_CSP = `default-src 'none'; style-src 'sha256-${style}'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`;

/** `name` is the file's without its extension. */
export function sendFile(response: Response, name: string, file: File | Refusal): void {
  if ('code' in file) {
    sendRefusal(response, file);
    return;
  }
  response.setHeader('content-security-policy', FILE_CSP);
  response.setHeader('content-disposition', attachment(name, file.extension));
  response.setHeader('content-type', file.type);
  response.setHeader('x-content-type-options', 'nosniff');
  response.send(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}
