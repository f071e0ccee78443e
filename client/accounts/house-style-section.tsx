// The house style, for whoever may set it.
import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  type HouseStyle,
  houseStyleSchema,
  LANGUAGES,
  QUOTES,
  type Quotes,
} from '../../shared/house-style.ts';
import { HOUSE_STYLE, useHouseStyle } from '../hooks/use-house-style.ts';
import doors from '../people/doors.module.css';
import { useAct } from '../people/use-act.ts';
import { ErrorNote } from '../ui/error-note.tsx';

const QUOTE_NAMES: Readonly<Record<Quotes, string>> = {
  typed: '"as typed"',
  english: '“English”',
  german: '„German“',
  swiss: '«Swiss»',
  french: '« French »',
  nordic: '”Nordic”',
};

const names = new Intl.DisplayNames('en', { type: 'language' });

export function HouseStyleSection(): ReactNode {
  const style = useHouseStyle();
  const queries = useQueryClient();
  const { problem, ask } = useAct('house-style');
  const set = async (wanted: HouseStyle): Promise<void> => {
    const done = await ask('/house-style', houseStyleSchema, wanted);
    if (done) queries.setQueryData(HOUSE_STYLE, done);
  };
  return (
    <section className={doors.section} aria-labelledby="house-style">
      <h2 id="house-style" className={doors.title}>
        House style
      </h2>
      <p className={doors.quiet}>For everybody who writes here. Backspace gives back what was typed.</p>
      <div className={doors.pair}>
        <NativeSelect
          label="Quotation marks while typing"
          value={style.quotes}
          data={QUOTES.map((value) => ({ value, label: QUOTE_NAMES[value] }))}
          onChange={(event) => void set({ ...style, quotes: oneOf(QUOTES, event.currentTarget.value) })}
        />
        <NativeSelect
          label="Language of the spelling check"
          value={style.language}
          data={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
          onChange={(event) => void set({ ...style, language: oneOf(LANGUAGES, event.currentTarget.value) })}
        />
      </div>
      {problem && <ErrorNote>{problem}</ErrorNote>}
    </section>
  );
}

function oneOf<T extends string>(all: readonly [T, ...T[]], chosen: string): T {
  return all.find((one) => one === chosen) ?? all[0];
}
