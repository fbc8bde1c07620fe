/** The `Warning` headers of an answer, each text once. @see https://www.rfc-editor.org/rfc/rfc7234#section-5.5 */
export const warningHeader = (warnings: readonly string[]): { warning?: string[] } =>
  warnings.length === 0 ? {} : { warning: [...new Set(warnings)].map((text) => `299 - ${JSON.stringify(text)}`) };
