import { parseImageReference } from '../../image/reference.ts';
import type { SpecTag } from '../../resources/images/image-stream.ts';

/** The digest that a tag of a release names; empty when it names none. */
export const digestIn = ({ from }: SpecTag): string => {
  try {
    return parseImageReference(from?.name ?? '').id;
  } catch {
    return '';
  }
};
