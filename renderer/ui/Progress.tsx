import { useEffect, useState } from 'react';
import styles from './Progress.module.css';

const PATIENCE = 400;

/** Text that says what is happening; nothing at all during the first 400 ms. */
export function Waiting({ children }: { children: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setShown(true); }, PATIENCE);
    return () => { clearTimeout(timer); };
  }, []);
  return <p className={styles.waiting} role="status">{shown ? children : ''}</p>;
}

/** How far long work has come. `total` 0 = nobody knows. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : undefined;
  return (
    <div className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...(share === undefined ? {} : { 'aria-valuenow': Math.round(share) })}>
      <svg width="100%" height="6" aria-hidden="true"><rect className={styles.bar} width={`${share ?? 30}%`} height="6" rx="3" /></svg>
    </div>
  );
}
