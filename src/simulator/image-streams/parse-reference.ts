import { type ImageReference, InvalidReferenceError, parseImageReference } from '../../image/reference.ts';

/** The parts of a pull spec; `undefined` when it is none. */
export const parseReference = (spec: string): ImageReference | undefined => {
  try {
    return parseImageReference(spec);
  } catch (error) {
    if (error instanceof InvalidReferenceError) return undefined;
    throw error;
  }
};
