import React from 'react';
import { speakerOf } from './owner.js';
import { usePage } from './usePage.js';

function Speaker({ name }) {
  const { page } = usePage();
  return <p className="speaker">{page.text('owner.speaker', name)}</p>;
}

/** The name of a person of the help desk above what they write. */
export const activityMiddleware = () => next => (request, ...others) => {
  const render = next(request, ...others);
  const name = render && speakerOf(request.activity);
  if (!name) return render;
  return (...args) => (
    <div className="by-person">
      <Speaker name={name} />
      {render(...args)}
    </div>
  );
};
