/**
 * Parameters of an address as Go writes them: sorted by name, with the tilde of OpenShift's tokens as it is. Clients cut the token
 * out of a fragment without decoding it.
 *
 * @see https://pkg.go.dev/net/url#Values.Encode
 */
export const queryText = (
  parameters: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[] | URLSearchParams,
): string => {
  const sorted = new URLSearchParams(parameters as Record<string, string>);
  sorted.sort();
  return sorted.toString().replaceAll('%7E', '~').replaceAll('*', '%2A');
};
