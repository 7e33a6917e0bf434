import React from 'react';
import { ownerOf } from './owner.js';
import { usePage } from './usePage.js';

/** Says that a person has the conversation, or is waited for. What is written goes to that person; the box below stays as it is. */
export function OwnerBar({ activities }) {
  const { page } = usePage();
  const { agent, owner } = ownerOf(activities);
  if (owner !== 'agent' && owner !== 'waiting') return null;

  return (
    <p className={`owner owner-${owner}`}>
      <svg aria-hidden="true" viewBox="0 0 24 24">
        <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c0-3.5 3.6-5.5 8-5.5s8 2 8 5.5" />
      </svg>
      {page.text(`owner.${owner}`, agent)}
    </p>
  );
}
