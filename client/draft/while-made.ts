// Says that the server is making a file, when it takes long enough to be wondered at.
import { notifications } from '@mantine/notifications';

/** In milliseconds. */
const WONDERED_AT = 400;

export async function whileMade<T>(making: Promise<T>): Promise<T> {
  const id = crypto.randomUUID();
  const show = (): void => {
    notifications.show({
      id,
      loading: true,
      autoClose: false,
      withCloseButton: false,
      message: 'The server is making the file. It is saved when it is here.',
    });
  };
  const late = setTimeout(show, WONDERED_AT);
  try {
    return await making;
  } finally {
    clearTimeout(late);
    notifications.hide(id);
  }
}
