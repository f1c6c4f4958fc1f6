-- What a writer does in Neovim, with its own client and nothing else: opens a draft, sees what is wrong, takes a correction,
-- asks for the outline, lays the draft out. One line a check. Holds for Neovim 0.7 (Debian 12) and later; run.mjs starts it with
-- GONGWEN_SERVER, the command as JSON, and GONGWEN_DRAFT, the file.

local command = vim.fn.json_decode(os.getenv('GONGWEN_SERVER'))
local draft = os.getenv('GONGWEN_DRAFT')
local passed, failed = 0, 0

local function check(name, holds, seen)
  if holds then
    passed = passed + 1
    print('✓ ' .. name)
  else
    failed = failed + 1
    print('✗ ' .. name .. ': ' .. vim.inspect(seen))
  end
end

--- Waits for something to hold and gives whether it does; never for time alone.
local function wait(holds)
  return vim.wait(20000, holds, 20)
end

--- An answer of the server, or nil.
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  for _, answer in pairs(answers) do
    if answer.error then error(method .. ': ' .. vim.inspect(answer.error)) end
    if answer.result then return answer.result end
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function walk()
  vim.cmd('filetype on')
  vim.cmd('edit ' .. vim.fn.fnameescape(draft))
  check('a .txt file is of the type text', vim.bo.filetype == 'text', vim.bo.filetype)

  -- The configuration of docs/editors.md, for this Neovim.
  local folder = vim.fn.fnamemodify(draft, ':h')
  local config = { name = 'gongwen', cmd = command, root_dir = folder }
  if vim.lsp.start then
    vim.lsp.start(config)
  else
    local id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, id)
  end

  wait(function() return #vim.diagnostic.get(0) > 0 end)
  local found = vim.diagnostic.get(0)
  local typo
  for _, one in ipairs(found) do
    if (one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code)) == 'typo' then typo = one end
  end
  check('the misspelt word is told', typo ~= nil, found)
  if not typo then return end
  local line = vim.api.nvim_buf_get_lines(0, typo.lnum, typo.lnum + 1, false)[1]
  check('and stands where Neovim says', line:sub(typo.col + 1, typo.end_col) == '幸苦', { typo, line })
  check('the message is Chinese', typo.message:find('辛苦', 1, true) ~= nil, typo.message)

  -- As vim.lsp.buf.code_action does it, without its question.
  vim.api.nvim_win_set_cursor(0, { typo.lnum + 1, typo.col })
  local encoding = 'utf-16'
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params(0, encoding)) or {}
  check('the hover says what is right', vim.inspect(hover.contents):find('辛苦', 1, true) ~= nil, hover)

  local range = vim.lsp.util.make_range_params(0, encoding)
  local diagnostic = typo.user_data and typo.user_data.lsp
  if not (diagnostic and diagnostic.range) then
    diagnostic = { range = range.range, message = typo.message, code = 'typo', source = 'gongwen' }
  end
  range.context = { diagnostics = { diagnostic } }
  local action = (ask('textDocument/codeAction', range) or {})[1]
  check('there is a correction', action ~= nil and action.edit ~= nil, action)
  if not (action and action.edit) then return end
  vim.lsp.util.apply_workspace_edit(action.edit, encoding)
  check('the correction is in the text', text():find('辛苦', 1, true) and not text():find('幸苦', 1, true), text())

  wait(function()
    for _, one in ipairs(vim.diagnostic.get(0)) do
      if one.message == typo.message then return false end
    end
    return true
  end)
  local left = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.message == typo.message then table.insert(left, one) end
  end
  check('and no longer told', #left == 0, left)

  local outline = ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }) or {}
  local names = {}
  for _, one in ipairs(outline) do table.insert(names, one.name) end
  check('the outline', vim.deep_equal(names, { '一、抓好收购', '二、管好仓储' }), names)

  local formatting = vim.lsp.util.make_formatting_params({ tabSize = 4, insertSpaces = true })
  local edits = ask('textDocument/formatting', formatting) or {}
  vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), encoding)
  check('laid out: the comma is full-width', text():find('敞开收购，不打白条', 1, true) ~= nil, text())

  vim.cmd('silent undo')
  check('and undone in one step', text():find('敞开收购,不打白条', 1, true) ~= nil, text())
end

local fine, problem = pcall(walk)
if not fine then check('the walk came to its end', false, problem) end
print(string.format('%d passed, %d failed', passed, failed))
local clients = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
vim.lsp.stop_client(clients)
vim.cmd(failed > 0 and 'cquit!' or 'qall!')
