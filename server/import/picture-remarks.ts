// What is said of pictures that did not come in with a file: the same, whatever file it was.
import { counted } from './counted.ts';

export function leftOutPictures(count: number): readonly string[] {
  return counted(count, 'picture', 'left out: not PNG, JPEG or WebP in the file itself, or damaged');
}

export function picturesElsewhere(count: number): readonly string[] {
  return counted(
    count,
    'picture',
    'not fetched from the web, and only the address is kept: put in the file to show it here',
  );
}
