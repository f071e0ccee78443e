// A published edition to take along, as the server keeps it.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useReview } from '../review/review-context.tsx';
import { ActsMenu } from '../ui/acts-menu.tsx';
import { download } from './take-out.ts';
import { whileMade } from './while-made.ts';

const FORMATS = [
  ['html', 'Web page (.html)'],
  ['md', 'Markdown (.md)'],
  ['txt', 'Plain text (.txt)'],
  ['docx', 'Word (.docx)'],
  ['json', 'For programs (.json)'],
] as const;

export function EditionMenu({ number }: { number: number }): ReactNode {
  const { draftId, draft } = useReview();
  const take = async (format: string): Promise<void> => {
    const name = `${draft.slug}-edition-${number}.${format}`;
    const problem = await whileMade(download(`/editions/${draftId}/${number}/export/${format}`, name));
    if (problem !== null) notifications.show({ message: problem, autoClose: 5_000 });
  };
  return (
    <ActsMenu
      position="bottom-start"
      width={220}
      button={
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          Download edition {number}
        </Button>
      }
    >
      {FORMATS.map(([format, name]) => (
        <Menu.Item key={format} onClick={() => void take(format)}>
          {name}
        </Menu.Item>
      ))}
    </ActsMenu>
  );
}
