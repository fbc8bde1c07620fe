/** Characters that form no words; digits map to the ones that hashes of Kubernetes consist of. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * A hash in characters that no word is made of.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/rand#SafeEncodeString
 */
export const safeText = (hash: number): string =>
  [...String(hash)].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');
