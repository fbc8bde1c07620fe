const withValue = new Set(['-n', '--namespace', '-c', '--container', '--shell', '--request-timeout']);

/**
 * Whether a command line of `oc` wants what is piped in: a manifest (`-f -`), the input of a command (`exec -i`), or a
 * script for a shell (`rsh pod`). Others must not wait for the end of a pipe that somebody else keeps open; the `-i` of
 * new-app names an image stream.
 */
export const readsInput = (words: readonly string[]): boolean => {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  if (own.some((word, index) => word === '-f-' || word === '--filename=-' || (word === '-' && index > 0))) return true;
  const [command, ...operands] = own.filter(
    (word, index) => !word.startsWith('-') && !withValue.has(own[index - 1] ?? ''),
  );
  if (command === 'delete') return own.some((word) => /^(-i|--interactive(=true)?)$/.test(word));
  if (command === 'rsh') return operands.length === 1 && !words.includes('--');
  return ['exec', 'run', 'attach'].includes(command ?? '') && own.some((word) => /^(-i|-it|-ti|--stdin)$/.test(word));
};
