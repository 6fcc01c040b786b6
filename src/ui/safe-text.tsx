/**
 * What a person typed: line breaks kept, long words wrapped, and marks that turn the writing direction
 * locked inside, so that a text cannot rearrange the page around it.
 */
export const SafeText = ({ text }: { readonly text: string }) => <bdi class="safe-text">{text}</bdi>
