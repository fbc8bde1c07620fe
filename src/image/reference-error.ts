import { InvalidReferenceError, parseImageReference } from './reference.ts';

/** Why a text is no pull spec, in the words of OpenShift (older ones than those of the container tools); `undefined` when it is one. */
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
