import { Components, hooks } from 'botframework-webchat';
import React, { useLayoutEffect, useRef, useState } from 'react';
import { fieldAttributes, openQuestion } from './inputHint.js';
import { OtpBox } from './OtpBox.jsx';
import { OwnerBar } from './OwnerBar.jsx';
import { Progress } from './Progress.jsx';
import { usePage } from './usePage.js';

const doublePressMs = 500;

const { BasicSendBox } = Components;
const { useActivities, useScrollToEnd } = hooks;

/** Gives WebChat's text box the keyboard that the question needs; WebChat itself always sets `inputmode="text"`. */
function useKeyboard(area, input, placeholder) {
  useLayoutEffect(() => {
    const box = area.current.querySelector('[data-id="webchat-sendbox-input"]');
    const wanted = fieldAttributes[input];
    if (!box || !wanted) return undefined;

    const before = { autocomplete: box.getAttribute('autocomplete'), inputmode: 'text', placeholder: box.placeholder };
    const set = values =>
      Object.entries(values).forEach(([name, value]) => (value === null ? box.removeAttribute(name) : box.setAttribute(name, value)));
    set({ ...wanted, placeholder });
    return () => set(before);
  }, [area, input, placeholder]);
}

/**
 * The second half of a double click is nobody's answer: WebChat would send it again, or lock its text box, or the button of the next
 * question would already lie under the finger.
 */
function useOnePress() {
  const last = useRef(-Infinity);
  return event => {
    if (!event.target.closest('.webchat__suggested-action')) return;
    const again = event.timeStamp - last.current < doublePressMs;
    last.current = event.timeStamp;
    if (again) event.stopPropagation();
  };
}

/** The bottom of the chat: progress, and either the ordinary send box or the field for a one-time code. */
export function SendArea() {
  const { conversation, page } = usePage();
  const onePress = useOnePress();
  const scrollToEnd = useScrollToEnd();
  const [activities] = useActivities();
  const [plainFor, setPlainFor] = useState();
  const area = useRef();

  const question = openQuestion(activities);
  const input = question?.channelData.smartca.input;
  const otp = input === 'otp' && plainFor !== question.id;

  // When the field under the person's fingers is exchanged, the focus stays with the writing.
  const hadFocus = !!area.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    if (hadFocus && !area.current.contains(document.activeElement)) {
      area.current.querySelector(otp ? '#otp' : '[data-id="webchat-sendbox-input"]')?.focus();
    }
  }, [otp]);

  // What is sent from outside WebChat's own box brings its answer into sight too.
  useLayoutEffect(() => {
    conversation.state.toEnd = scrollToEnd;
  }, [conversation, scrollToEnd]);

  useKeyboard(area, input, input && fieldAttributes[input] ? page.text(`input.${input}`) : undefined);

  return (
    <div className="send-area" data-asked={input} onClickCapture={onePress} ref={area}>
      <OwnerBar activities={activities} />
      <Progress activities={activities} />
      {otp ? (
        <OtpBox onOther={() => setPlainFor(question.id)} />
      ) : (
        <>
          {input === 'otp' && (
            <button className="otp-back" onClick={() => setPlainFor(undefined)} type="button">
              {page.text('otp.back')}
            </button>
          )}
          <BasicSendBox />
        </>
      )}
    </div>
  );
}
