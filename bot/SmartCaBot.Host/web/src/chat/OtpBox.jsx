import { Components } from 'botframework-webchat';
import React, { useRef, useState } from 'react';
import { otpIn } from '../connection/secrets.js';
import { usePage } from './usePage.js';

const { SuggestedActions } = Components;

/** One labelled field for a one-time code: autofill and paste work, and the value never enters the transcript. */
export function OtpBox({ onOther }) {
  const { conversation, page } = usePage();
  const [wrong, setWrong] = useState(false);
  const field = useRef();
  const { text } = page;

  const submit = event => {
    event.preventDefault();
    const code = otpIn(field.current.value);
    setWrong(!code);
    if (code) {
      field.current.value = '';
      conversation.postSecret(code);
    } else {
      field.current.focus();
    }
  };

  return (
    <div className="otp">
      <form className="otp-form" noValidate onSubmit={submit}>
        <label className="otp-label" htmlFor="otp">
          {text('otp.label')}
        </label>
        <p className="otp-hint" id="otp-hint">
          {text('otp.hint')}
        </p>
        <div className="otp-row">
          <input
            aria-describedby={wrong ? 'otp-error otp-hint' : 'otp-hint'}
            aria-invalid={wrong}
            autoComplete="one-time-code"
            className="otp-field"
            enterKeyHint="done"
            id="otp"
            inputMode="numeric"
            maxLength={60}
            name="otp"
            ref={field}
            type="text"
          />
          <button className="primary" type="submit">
            {text('otp.submit')}
          </button>
        </div>
        <p className="otp-error" id="otp-error" role="alert">
          {wrong && text('otp.missing')}
        </p>
      </form>
      <SuggestedActions />
      <button className="plain" onClick={onOther} type="button">
        {text('otp.other')}
      </button>
    </div>
  );
}
