/**
 * Where Go finds that a text is no base64, counted without line breaks, which are allowed; `undefined` when it is.
 *
 * @see https://pkg.go.dev/encoding/base64#CorruptInputError
 */
export const illegalBase64At = (text: string): number | undefined => {
  const content = text.replaceAll(/[\r\n]/g, '');
  const wrong = content.search(/[^A-Za-z0-9+/=]/);
  if (wrong >= 0) return wrong;
  return content.length % 4 === 0 ? undefined : content.length - (content.length % 4);
};
