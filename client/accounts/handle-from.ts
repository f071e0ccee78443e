// A handle to begin with, made of somebody's name: "Zoë Ní Dhomhnaill" → "zoe-ni-dhomhnaill".

/** Empty when the name has nothing that a handle may hold. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  return plain.length < 3 ? '' : plain;
}
