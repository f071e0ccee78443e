// The house style, for whoever may set it.
import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type HouseStyle, LANGUAGES, QUOTES, type Quotes } from '../../shared/house-style.ts';
import { HOUSE_STYLE, useHouseStyle } from '../hooks/use-house-style.ts';

const QUOTE_NAMES: Readonly<Record<Quotes, string>> = {
  typed: '"as typed"',
  english: '“English”',
  german: '„German“',
  swiss: '«Swiss»',
  french: '« French »',
  nordic: '”Nordic”',
};

const names = new Intl.DisplayNames('en', { type: 'language' });

export function HouseStyleForm(): ReactNode {
  const style = useHouseStyle();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: setHouseStyle,
    onSuccess: (set) => queries.setQueryData(HOUSE_STYLE, set),
    onError: (error) => notifications.show({ message: error.message, color: 'red' }),
  });
  return (
    <fieldset>
      <legend>House style, for everybody</legend>
      <NativeSelect
        size="xs"
        label="Quotation marks while typing"
        value={style.quotes}
        data={QUOTES.map((value) => ({ value, label: QUOTE_NAMES[value] }))}
        onChange={(event) => mutate({ ...style, quotes: oneOf(QUOTES, event.currentTarget.value) })}
      />
      <NativeSelect
        size="xs"
        mt={6}
        label="Language of the spelling check"
        value={style.language}
        data={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
        onChange={(event) => mutate({ ...style, language: oneOf(LANGUAGES, event.currentTarget.value) })}
      />
    </fieldset>
  );
}

async function setHouseStyle(style: HouseStyle): Promise<HouseStyle> {
  const answer = await fetch('/api/house-style', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(style),
  }).catch(() => null);
  if (!answer)
    throw new Error('The house style was not changed: the server cannot be reached. Try again later.');
  if (!answer.ok) throw new Error('The house style was not changed: the server refused it.');
  return style;
}

function oneOf<T extends string>(all: readonly [T, ...T[]], chosen: string): T {
  return all.find((one) => one === chosen) ?? all[0];
}
