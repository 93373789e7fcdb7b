/** What the page's size is held against: the component library and React alone, built in the same way. */
export { createRoot } from 'react-dom/client';
export * from 'react-aria-components';
