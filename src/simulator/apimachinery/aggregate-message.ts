/**
 * The text of several errors, as the real servers put them together: each once, in brackets if they differ; empty when there are none.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/util/errors/errors.go
 */
export const aggregateMessage = (messages: readonly string[]): string => {
  const texts = [...new Set(messages)];
  return texts.length > 1 ? `[${texts.join(', ')}]` : (texts[0] ?? '');
};
