// A draft that is not there (yet): opening, unknown, refused.
import { Anchor, Center, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export function OpeningDraft(): ReactNode {
  return (
    <Center mih="60vh">
      <Loader type="dots" aria-label="Opening the draft" />
    </Center>
  );
}

export function NoDraft({ sentence }: { sentence: string }): ReactNode {
  return (
    <Center mih="60vh" px="md" component="main">
      <Stack gap="xs" align="center" ta="center">
        <Title order={1} size="h3">
          No draft here
        </Title>
        <Text>{sentence}</Text>
        <Anchor component={Link} to="/">
          Back to the board
        </Anchor>
      </Stack>
    </Center>
  );
}
