// The ways an article leaves: copied, saved as a file, or printed. What this page can make by itself it makes, also without a line.
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileExport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { withWholeAddresses } from '../../shared/article/addresses.ts';
import { articleHtml } from '../../shared/article/html.ts';
import { articlePage } from '../../shared/article/html-page.ts';
import { articleMarkdown } from '../../shared/article/markdown.ts';
import { readable } from '../../shared/article/readable.ts';
import { useReview } from '../review/review-context.tsx';
import { ActsMenu } from '../ui/acts-menu.tsx';
import { copyOut } from '../ui/copy-out.ts';
import classes from './export-menu.module.css';
import { printOut } from './print-out.ts';
import { download, saveText } from './take-out.ts';
import { whileMade } from './while-made.ts';

export function ExportMenu(): ReactNode {
  return (
    <ActsMenu
      width={270}
      // It is longer than a phone lying on its side is high.
      middlewares={{ flip: false, shift: true, size: true }}
      classNames={{ dropdown: classes.long }}
      button={
        <ActionIcon aria-label="Export" title="Export: copy, download, print">
          <IconFileExport size={18} />
        </ActionIcon>
      }
    >
      <Menu.Label>Copy</Menu.Label>
      <CopyItems />
      <Menu.Label>Download</Menu.Label>
      <MadeHere />
      <MadeByServer />
      <Menu.Label>Print, or save as PDF</Menu.Label>
      <Menu.Item onClick={() => afterMenu(() => printOut('article'))}>The article</Menu.Item>
      <Menu.Item onClick={() => afterMenu(() => printOut('article and flags'))}>
        With the open flags
      </Menu.Item>
    </ActsMenu>
  );
}

function CopyItems(): ReactNode {
  const blocks = useBlocks();
  const copy = async (name: string, text: string, html?: string): Promise<void> => {
    const isCopied = await copyOut({ text, ...(html !== undefined && { html }) });
    say(isCopied ? `Copied as ${name}.` : NOT_COPIED);
  };
  const copyHtml = (): void => {
    const html = articleHtml(blocks());
    void copy('HTML', html, html);
  };
  return (
    <>
      <Menu.Item onClick={copyHtml}>Copy for the web (HTML)</Menu.Item>
      <Menu.Item onClick={() => void copy('Markdown', articleMarkdown(blocks()))}>Copy as Markdown</Menu.Item>
      <Menu.Item onClick={() => void copy('plain text', readable(blocks()).text)}>
        Copy as plain text
      </Menu.Item>
    </>
  );
}

const NOT_COPIED =
  'This browser does not let Galley copy. Download the file instead, or select the words and copy them.';

function MadeHere(): ReactNode {
  const { draft } = useReview();
  const blocks = useBlocks();
  return (
    <>
      <Menu.Item onClick={() => saveText(`${draft.slug}.html`, articlePage(blocks()))}>
        Web page (.html)
      </Menu.Item>
      <Menu.Item onClick={() => saveText(`${draft.slug}.md`, articleMarkdown(blocks()))}>
        Markdown (.md)
      </Menu.Item>
      <Menu.Item onClick={() => saveText(`${draft.slug}.txt`, readable(blocks()).text)}>
        Plain text (.txt)
      </Menu.Item>
    </>
  );
}

/** These hold what was said as well, as the server has it. */
function MadeByServer(): ReactNode {
  const { draftId, draft, standing } = useReview();
  const take = async (format: string, extension: string): Promise<void> => {
    const isBehind = standing.get().saved !== 'saved';
    const address = `/api/drafts/${draftId}/export/${format}`;
    const problem = await whileMade(download(address, `${draft.slug}.${extension}`));
    if (problem !== null) say(problem);
    else if (isBehind) say('What was not saved yet is not in this file.');
  };
  return (
    <>
      <Menu.Item onClick={() => void take('docx', 'docx')}>Word, with the comments (.docx)</Menu.Item>
      <Menu.Item onClick={() => void take('json', 'json')}>
        Everything, for programs (.json)
        <small className={classes.note}>Text, threads and what was decided</small>
      </Menu.Item>
      <Menu.Item onClick={() => void take('annotations', 'annotations.jsonld')}>
        Threads as Web Annotations (.jsonld)
      </Menu.Item>
    </>
  );
}

/** The article as it stands on this page when it is asked for. */
function useBlocks() {
  const { standing } = useReview();
  return () => withWholeAddresses(standing.get().blocks, location.origin);
}

/** The menu gives the focus back and goes first. */
function afterMenu(act: () => void): void {
  setTimeout(act, 0);
}

function say(message: string): void {
  notifications.show({ message, autoClose: 5_000 });
}
