using Tutorial.Lessons.Notebooks;

// A notebook's Check(…) starts this program; a person starts ./tutorial.
if (args is ["check", var id, var seed])
{
    return CellJudge.Run(id, seed);
}

Console.Error.WriteLine("This is the judge behind a notebook's Check(…); start the kit with ./tutorial.");
return 2;
