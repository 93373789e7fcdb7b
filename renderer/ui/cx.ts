/** Joins class names; what is undefined, empty or false is left out. */
export const cx = (...names: (string | undefined | false)[]): string => names.filter(Boolean).join(' ');
