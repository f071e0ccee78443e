// The formatting of the words at the caret: kinds of block, formats, links, undo.
import { ActionIcon, Button, Divider, NativeSelect, Popover, TextInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconPhoto,
  IconSeparatorHorizontal,
  IconStrikethrough,
} from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Kind } from '../../shared/article/blocks.ts';
import { PICTURE_TYPES } from '../../shared/article/picture.ts';
import type { EditorHandle, FormatName } from '../editor/editor-handle.ts';
import classes from './draft.module.css';

const KIND_NAMES: readonly (readonly [string, string])[] = [
  ['paragraph', 'Paragraph'],
  ['headline', 'Headline'],
  ['standfirst', 'Standfirst'],
  ['byline', 'Byline'],
  ['heading2', 'Heading'],
  ['heading3', 'Small heading'],
  ['quote', 'Quote'],
  ['bullet', 'Bulleted list'],
  ['number', 'Numbered list'],
];

const FORMATS: readonly {
  readonly name: Exclude<FormatName, 'link'>;
  readonly label: string;
  readonly Sign: ComponentType<{ size?: number }>;
}[] = [
  { name: 'bold', label: 'Bold (Ctrl+B)', Sign: IconBold },
  { name: 'italic', label: 'Italic (Ctrl+I)', Sign: IconItalic },
  { name: 'strike', label: 'Strike (Ctrl+Shift+X)', Sign: IconStrikethrough },
  { name: 'code', label: 'Code (Ctrl+E)', Sign: IconCode },
];

export function Toolbar({ editor }: { editor: EditorHandle }): ReactNode {
  const formatting = useSyncExternalStore(editor.formatting.subscribe, editor.formatting.get);
  const kind = formatting.kind === 'heading' ? `heading${formatting.level}` : formatting.kind;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Formatting">
      <Tool
        label="Undo (Ctrl+Z)"
        disabled={!formatting.canUndo}
        onPress={editor.undo}
        Sign={IconArrowBackUp}
      />
      <Tool
        label="Redo (Ctrl+Shift+Z)"
        disabled={!formatting.canRedo}
        onPress={editor.redo}
        Sign={IconArrowForwardUp}
      />
      <Divider orientation="vertical" mx={6} />
      <NativeSelect
        size="xs"
        aria-label="Kind of block"
        className={classes.kinds}
        value={kind}
        onChange={(event) => choose(editor, event.currentTarget.value)}
        data={[
          ...KIND_NAMES.map(([value, label]) => ({ value, label })),
          ...(KIND_NAMES.some(([value]) => value === kind)
            ? []
            : [{ value: kind, label: kind === 'rule' ? 'Rule' : 'Figure' }]),
        ]}
      />
      <Divider orientation="vertical" mx={6} />
      {FORMATS.map(({ name, label, Sign }) => (
        <Tool
          key={name}
          label={label}
          pressed={formatting.formats.includes(name)}
          onPress={() => editor.toggle(name)}
          Sign={Sign}
        />
      ))}
      <LinkTool editor={editor} href={formatting.href} />
      <Tool label="Rule" onPress={editor.insertRule} Sign={IconSeparatorHorizontal} />
      <PictureTool onFiles={editor.insertPictures} />
    </div>
  );
}

function choose(editor: EditorHandle, value: string): void {
  if (value === 'heading2' || value === 'heading3') editor.setKind('heading', value === 'heading2' ? 2 : 3);
  else editor.setKind(kindOf(value));
  editor.focus();
}

function kindOf(value: string): Kind {
  const kinds: readonly Kind[] = ['headline', 'standfirst', 'byline', 'quote', 'bullet', 'number'];
  return kinds.find((kind) => kind === value) ?? 'paragraph';
}

type ToolProps = {
  readonly label: string;
  readonly onPress: () => void;
  readonly Sign: ComponentType<{ size?: number }>;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
};

function Tool({ label, onPress, Sign, pressed, disabled }: ToolProps): ReactNode {
  return (
    <ActionIcon
      variant={pressed ? 'light' : 'subtle'}
      color="gray"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled ?? false}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Sign size={17} />
    </ActionIcon>
  );
}

function PictureTool({ onFiles }: { onFiles: (files: readonly File[]) => void }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tool label="Picture" onPress={() => field.current?.click()} Sign={IconPhoto} />
      <input
        ref={field}
        type="file"
        hidden
        multiple
        aria-label="Pictures"
        accept={PICTURE_TYPES.map((type) => `image/${type}`).join(',')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function LinkTool({ editor, href }: { editor: EditorHandle; href: string | null }): ReactNode {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const done = (to: string | null): void => {
    const taken = editor.setLink(to === null ? null : withScheme(to.trim()));
    setWrong(!taken);
    if (!taken) return;
    setOpen(false);
    editor.focus();
  };
  useEffect(() => {
    if (!open) return;
    editor.hold(true);
    return () => editor.hold(false);
  }, [editor, open]);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus position="bottom-start" withinPortal>
      <Popover.Target>
        <ActionIcon
          variant={href === null ? 'subtle' : 'light'}
          color="gray"
          aria-label="Link"
          title="Link"
          aria-pressed={href !== null}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setAddress(href ?? '');
            setWrong(false);
            setOpen(!open);
          }}
        >
          <IconLink size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            done(address);
          }}
        >
          <TextInput
            size="xs"
            w={260}
            label="Address"
            placeholder="https://…"
            value={address}
            error={wrong && 'Links begin with http, https or mailto.'}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Button size="compact-xs" type="submit" mt={8} mr={6}>
            Set link
          </Button>
          {href !== null && (
            <Button size="compact-xs" variant="default" mt={8} onClick={() => done(null)}>
              Remove link
            </Button>
          )}
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** An address as people write it: `example.org/page` means https. */
function withScheme(address: string): string {
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/u.test(address) ? `https://${address}` : address;
}
