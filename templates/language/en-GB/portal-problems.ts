/** What is wrong with something typed, by its code (domain/answers/check-answer.ts). `{{label}}` is the field’s. */
export const problems = {
  choose_answer: 'Choose one of the answers.',
  promised_twice:
    'You have given a day for this one twice. Please send it, or tell us what is in the way.',
  nothing_given: 'Fill in at least one field, or add a file.',
  file_gone:
    'A file is no longer here: it waited for more than two days, or was taken away. Choose it again.',
  no_day: 'Name a day by which you send it, or a time to swap it together.',
  type_word: 'Type “{{word}}” to confirm.',
  choose_one: 'Choose one under “{{label}}”.',
  fill_in: 'Fill in “{{label}}”.',
  hidden_character:
    '“{{label}}” has a character in it that cannot be seen. Type it anew, or send it as a file.',
  too_long: '“{{label}}” is longer than {{most}} characters. Send it as a file instead.',
  whole_number: '“{{label}}” is a whole number, such as 2.',
  not_a_day: '“{{label}}” is a date, such as {{today}}.',
  not_a_time: '“{{label}}” is a time of day, such as 10:30.',
  day_passed: 'That day has passed. Choose today or a later one.',
  day_too_far: 'Choose a day within the next {{days}} days; you may move it once.',
  swap_half: 'Give both: the day and when it begins.',
  swap_passed: 'That time has passed. Choose a later one.',
  swap_too_far: 'Choose a time within the next {{days}} days.',
  swap_weekend_yours: 'That is the weekend with you. Choose a working day of both sides.',
  swap_weekend_ours: 'That is the weekend with us. Choose a working day of both sides.',
  swap_holiday_yours:
    'That is a holiday or another day without work with you. Choose a working day of both sides.',
  swap_holiday_ours:
    'That is a holiday or another day without work with us. Choose a working day of both sides.',
  swap_hours_yours:
    'It would begin at {{begins}} with you. Choose an hour between {{opens}} and {{closes}} of both sides, so that it begins by {{last}}.',
  swap_hours_ours:
    'It would begin at {{begins}} with us. Choose an hour between {{opens}} and {{closes}} of both sides, so that it begins by {{last}}.',
  swap_twice: 'This time is named twice. One of them is enough.',
  sign_name: 'Type your full name.',
  sign_title: 'Type your title, such as managing director.',
  sign_hidden_character:
    'There is a character in what you typed that cannot be seen. Type it anew.',
  sign_too_long: 'Type it in at most {{most}} characters.',
  sign_consent: 'Tick the box if you agree, or else do not sign.',
  drawing_odd:
    'The drawing could not be read. Clear it and draw once more, or leave it: the typed name is enough.',
  decline_why: 'Choose why.',
  decline_long: 'Type at most {{most}} characters.',
  copy_missing: 'Choose the file with the signed copy.',
  copy_several: 'Choose one file; put several pages into one PDF.',
  copy_no_paper: 'The signed copy has to be a PDF or a picture of it.',
};
