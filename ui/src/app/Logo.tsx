/** The sign: a woven star of the region's cloth, in the accent. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden>
      <rect width="28" height="28" rx="6" fill="var(--dm-acc)" />
      <g fill="var(--dm-on-acc)">
        <path d="M14 4.8 17.2 8 14 11.2 10.8 8zM14 16.8l3.2 3.2-3.2 3.2-3.2-3.2zM8 10.8l3.2 3.2L8 17.2 4.8 14zM20 10.8l3.2 3.2-3.2 3.2-3.2-3.2z" />
        <circle cx="14" cy="14" r="1.4" />
      </g>
    </svg>
  );
}
