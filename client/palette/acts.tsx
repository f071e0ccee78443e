// What the palette can do: acts of the newsroom, and those that the part of the page which is open adds.
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef } from 'react';

export type Act = {
  readonly name: string;
  /** Other words that it is looked for by. */
  readonly also?: string;
  readonly keys?: readonly string[];
  /** Why it cannot be done now; null or nothing when it can. */
  readonly shut?: string | null;
  readonly run: () => void;
};

type Registry = {
  /** Null takes them away. */
  set(part: string, acts: readonly Act[] | null): void;
  all(): readonly Act[];
};

const RegistryContext = createContext<Registry | null>(null);

export function ActsProvider({ children }: { children: ReactNode }): ReactNode {
  const parts = useRef(new Map<string, readonly Act[]>());
  const registry = useMemo<Registry>(
    () => ({
      set: (part, acts) => {
        if (acts) parts.current.set(part, acts);
        else parts.current.delete(part);
      },
      all: () => [...parts.current.values()].flat(),
    }),
    [],
  );
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Adds acts while this part of the page stands. They are read when the palette is drawn. */
export function useActs(acts: readonly Act[]): void {
  const registry = useContext(RegistryContext);
  const part = useId();
  useEffect(() => registry?.set(part, acts));
  useEffect(() => () => registry?.set(part, null), [registry, part]);
}

export function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('The palette stands inside the newsroom only.');
  return registry;
}
