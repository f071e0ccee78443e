// Ctrl+K, or ⌘K: the palette over whatever page is open. The focus comes back to where it was, then the act is done.
import { Modal } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { SHORTCUTS } from '../board/shortcuts.ts';
import { LosesWords } from '../people/loses-words.tsx';
import { useSignOut } from '../people/use-sign-out.ts';
import { Shortcuts } from '../ui/shortcut.tsx';
import { ActsProvider } from './acts.tsx';
import { useHouseActs } from './house-acts.ts';
import { Palette } from './palette.tsx';

const OpenContext = createContext<() => void>(() => undefined);

/** Opens the palette. */
export function useOpenPalette(): () => void {
  return useContext(OpenContext);
}

export function PaletteProvider({ children }: { children: ReactNode }): ReactNode {
  const [opened, setOpened] = useState(false);
  const [keys, setKeys] = useState(false);
  const before = useRef<Element | null>(null);
  const signOut = useSignOut();
  const open = useCallback(() => {
    before.current = document.activeElement;
    // What is typed in the same breath is for the palette: it must not go into the article, over what was selected there.
    flushSync(() => setOpened(true));
  }, []);
  const close = useCallback((then?: () => void) => {
    setOpened(false);
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    then?.();
  }, []);
  useCommandK(useCallback(() => (opened ? close() : open()), [opened, close, open]));
  const acts = useHouseActs({ onKeys: () => setKeys(true), onSignOut: () => void signOut.ask() });
  return (
    <OpenContext value={open}>
      <ActsProvider>
        {children}
        <Palette opened={opened} acts={acts} onClose={close} />
        <Shortcuts groups={SHORTCUTS} opened={keys} onClose={() => setKeys(false)} />
        <Modal opened={signOut.losesWords} onClose={signOut.stay} title="Sign out">
          <LosesWords onStay={signOut.stay} onLeave={() => void signOut.leave()} />
        </Modal>
      </ActsProvider>
    </OpenContext>
  );
}

/** Not over another dialog or menu: what is begun there is ended first. */
function useCommandK(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isIt =
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey &&
        event.key.toLowerCase() === 'k';
      if (!isIt || event.isComposing) return;
      event.preventDefault();
      const other = document.querySelector('[role="dialog"], [role="menu"]');
      if (!other || other.querySelector('[role="combobox"]')) act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [act]);
}
