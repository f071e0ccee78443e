// Light, dark, or as the device has it.
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';

const CHOICES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'Auto' },
] as const;

export function Appearance(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label="Appearance"
      data={[...CHOICES]}
      value={colorScheme}
      onChange={setColorScheme}
    />
  );
}
