// Asks for a reason before an act that needs one.
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly label: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
};

export function ReasonDialog({ opened, title, label, act, onClose, onReason }: Props): ReactNode {
  const [reason, setReason] = useState('');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onReason(reason.trim());
        }}
      >
        <Textarea
          label={label}
          required
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!reason.trim()}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
