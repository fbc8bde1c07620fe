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

/** Why a text is no pull spec, in the words of the API server (an older wording than that of the container tools). */
export const referenceError = (spec: string): string | undefined => {
  try {
    parseImageReference(spec);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    const reason = error.message.replace(/^invalid reference format(: )?/, '').replace(/ \(.*\)/, '');
    return reason || 'invalid reference format';
  }
};
